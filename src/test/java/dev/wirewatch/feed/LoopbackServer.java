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
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A fast server for benchmarks on all loopback addresses: one thread, one request a connection, as a poller that asks for
 * {@code Connection: close} makes them.
 */
public final class LoopbackServer implements AutoCloseable {
    /** Answers a request; called on the server's one thread. */
    @FunctionalInterface
    public interface Responder {
        /**
         * The whole response.
         *
         * @param path the request's path
         * @param validator the value of If-None-Match; null if there is none
         * @return null to leave the request unanswered and the connection open
         */
        byte @Nullable [] answer(String path, @Nullable String validator);
    }

    private static final String IF_NONE_MATCH = "If-None-Match: ";

    private final Responder responder;
    private final LongAdder answered = new LongAdder();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private final Selector selector = Selector.open();
    private final ServerSocketChannel listening = ServerSocketChannel.open();
    private final Thread thread = new Thread(this::serve, "loopback-server");

    public LoopbackServer(Responder responder) throws IOException {
        this.responder = responder;
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

    /** The most connections that were open at a time since this was last asked. */
    public int mostOpen() {
        return mostOpen.getAndSet(open.get());
    }

    /** The n-th of many loopback addresses, as a host of its own. */
    public static String host(int n) {
        return "127." + (1 + n / 62_500) + "." + (n / 250 % 250) + "." + (1 + n % 250);
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
        } catch (IOException | ClosedSelectorException e) {
            if (listening.isOpen()) {
                System.err.println("the server ends: " + e);
            }
        }
    }

    private void accept() throws IOException {
        for (SocketChannel channel = listening.accept(); channel != null; channel = listening.accept()) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        }
    }

    private void answer(SelectionKey key, ByteBuffer buffer) {
        SocketChannel channel = (SocketChannel) key.channel();
        try {
            buffer.clear();
            if (channel.read(buffer) > 0) {
                String request = StandardCharsets.US_ASCII.decode(buffer.flip()).toString();
                byte[] response = responder.answer(path(request), validator(request));
                if (response == null) {
                    return;
                }
                // A response fits the socket's buffer, so that it is written at once.
                channel.write(ByteBuffer.wrap(response));
                answered.increment();
            }
            close(channel);
        } catch (IOException e) {
            key.cancel();
            open.decrementAndGet();
        }
    }

    private void close(SocketChannel channel) throws IOException {
        channel.close();
        open.decrementAndGet();
    }

    private static String path(String request) {
        int start = request.indexOf(' ') + 1;
        return request.substring(start, request.indexOf(' ', start));
    }

    private static @Nullable String validator(String request) {
        int start = request.indexOf(IF_NONE_MATCH);
        return start < 0 ? null : request.substring(start + IF_NONE_MATCH.length(), request.indexOf('\r', start));
    }

    @Override
    public void close() throws IOException {
        listening.close();
        selector.close();
    }
}
