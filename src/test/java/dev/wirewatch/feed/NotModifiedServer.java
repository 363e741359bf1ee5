package dev.wirewatch.feed;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.concurrent.atomic.LongAdder;

/**
 * A fast server for benchmarks on all loopback addresses: the same small feed for everybody, 304 for those who ask with a
 * validator, and no answer at all under {@code /hang}.
 */
public final class NotModifiedServer implements AutoCloseable {
    private static final byte[] NOT_MODIFIED =
            "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FEED = ("HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Type: application/rss+xml\r\n\r\n"
                    + "<rss version=\"2.0\"><channel><title>T</title><item><guid isPermaLink=\"false\">1</guid>"
                    + "<title>One</title></item></channel></rss>")
            .getBytes(StandardCharsets.US_ASCII);

    private final LongAdder answered = new LongAdder();
    private final Selector selector = Selector.open();
    private final ServerSocketChannel listening = ServerSocketChannel.open();
    private final Thread thread = new Thread(this::serve, "benchmark-server");

    public NotModifiedServer() throws IOException {
        listening.bind(new InetSocketAddress("0.0.0.0", 0), 10_000);
        listening.configureBlocking(false);
        listening.register(selector, SelectionKey.OP_ACCEPT);
        thread.setDaemon(true);
        thread.start();
    }

    /** How many requests have been answered. */
    public long answered() {
        return answered.sum();
    }

    public int port() {
        return listening.socket().getLocalPort();
    }

    private void serve() {
        ByteBuffer buffer = ByteBuffer.allocate(8 << 10);
        try {
            while (selector.isOpen()) {
                selector.select();
                for (Iterator<SelectionKey> each = selector.selectedKeys().iterator(); each.hasNext(); ) {
                    SelectionKey key = each.next();
                    each.remove();
                    if (key.isAcceptable()) {
                        accept();
                    } else {
                        answer(key, buffer);
                    }
                }
            }
        } catch (IOException | ClosedSelectorException | ConcurrentModificationException e) {
            System.out.println("server ends: " + e);
        }
    }

    private void accept() throws IOException {
        for (SocketChannel channel = listening.accept(); channel != null; channel = listening.accept()) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
        }
    }

    private void answer(SelectionKey key, ByteBuffer buffer) {
        try {
            SocketChannel channel = (SocketChannel) key.channel();
            buffer.clear();
            int read = channel.read(buffer);
            boolean hang = read > 9 && buffer.get(5) == 'h';
            if (hang) {
                return;
            }
            if (read > 0) {
                String request = StandardCharsets.US_ASCII.decode(buffer.flip()).toString();
                channel.write(ByteBuffer.wrap(request.contains("If-None-Match") ? NOT_MODIFIED : FEED));
                answered.increment();
            }
            channel.close();
        } catch (IOException e) {
            key.cancel();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        selector.close();
    }
}
