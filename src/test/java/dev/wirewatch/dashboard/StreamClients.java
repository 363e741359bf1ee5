package dev.wirewatch.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Many clients of the event stream in one thread, which count what they are sent and when. They ask in HTTP/1.0, so that
 * events come without chunks in between, and from many loopback addresses, as the desk limits what one may ask.
 */
final class StreamClients implements AutoCloseable {
    private static final byte[] EVENT = "event:alert".getBytes(StandardCharsets.US_ASCII);
    private static final int CLIENTS_OF_AN_ADDRESS = 50;

    private final Selector selector = Selector.open();
    private final List<SocketChannel> channels = new ArrayList<>();
    private final Thread reader = new Thread(this::readAll, "stream-clients");

    private int round;
    private int arrived;
    private long[] arrivals = new long[0];

    private static final class Client {
        private int matched;
        private int events;
    }

    private final List<Client> clients = new ArrayList<>();

    /** Opens connections; {@code silent} ones ask, but take nothing of the answer. */
    StreamClients(int port, int count, boolean silent) throws IOException {
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open();
            channels.add(channel);
            if (silent) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
            }
            channel.bind(new InetSocketAddress(loopback(10 + i / CLIENTS_OF_AN_ADDRESS), 0));
            channel.connect(new InetSocketAddress(loopback(1), port));
            channel.write(ByteBuffer.wrap(("GET /api/v1/alerts/stream HTTP/1.0\r\nHost: 127.0.0.1:" + port
                            + "\r\nAccept: text/event-stream\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII)));
            if (!silent) {
                channel.configureBlocking(false);
                Client client = new Client();
                clients.add(client);
                channel.register(selector, SelectionKey.OP_READ, client);
            }
        }
        reader.setDaemon(true);
        reader.start();
    }

    static InetAddress loopback(int last) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    }

    /** Begins to wait for one more event for each client. */
    synchronized void expectOne() {
        round++;
        arrived = 0;
        arrivals = new long[clients.size()];
    }

    /**
     * Waits until every client has the event that is expected.
     *
     * @return when each got it, in the order in which they did, by {@link System#nanoTime()}
     */
    synchronized long[] awaitAll() throws InterruptedException {
        while (arrived < clients.size()) {
            wait();
        }
        return arrivals.clone();
    }

    private void readAll() {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try {
            while (selector.isOpen()) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    buffer.clear();
                    if (((SocketChannel) key.channel()).read(buffer) < 0) {
                        throw new IllegalStateException("a client that reads was dropped");
                    }
                    scan(buffer.flip(), (Client) key.attachment());
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.nio.channels.ClosedSelectorException e) {
            // It is over.
        }
    }

    /** Looks for the pattern; after a mismatch only the letter just read can begin it again. */
    private void scan(ByteBuffer buffer, Client client) {
        while (buffer.hasRemaining()) {
            byte next = buffer.get();
            if (next == EVENT[client.matched]) {
                client.matched++;
            } else {
                client.matched = next == EVENT[0] ? 1 : 0;
            }
            if (client.matched == EVENT.length) {
                client.matched = 0;
                count(client);
            }
        }
    }

    private synchronized void count(Client client) {
        client.events++;
        if (client.events == round) {
            arrivals[arrived++] = System.nanoTime();
            if (arrived == clients.size()) {
                notifyAll();
            }
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }
}
