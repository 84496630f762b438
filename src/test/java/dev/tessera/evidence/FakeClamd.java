package dev.tessera.evidence;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks as much of clamd's protocol as a scan needs, and finds one sentence infectious. */
final class FakeClamd implements AutoCloseable {

    static final String INFECTED = "this sentence is infectious";

    private final ServerSocket socket;
    private volatile boolean answering = true;

    private FakeClamd(ServerSocket socket) {
        this.socket = socket;
    }

    static FakeClamd start() {
        try {
            FakeClamd clamd = new FakeClamd(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(clamd::serve);
            return clamd;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "localhost:" + socket.getLocalPort();
    }

    /** Whether it says what it found, or hangs up. */
    void answer(boolean answers) {
        answering = answers;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket one = socket.accept()) {
                if (answering) {
                    one.getOutputStream().write(scan(one).getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException e) {
                // The next one, or the end.
            }
        }
    }

    private static String scan(Socket one) throws IOException {
        DataInputStream in = new DataInputStream(one.getInputStream());
        byte[] command = in.readNBytes("zINSTREAM\0".length());
        if (!new String(command, StandardCharsets.US_ASCII).equals("zINSTREAM\0")) {
            return "UNKNOWN COMMAND\0";
        }
        StringBuilder all = new StringBuilder();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            all.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
        }
        return all.indexOf(INFECTED) < 0 ? "stream: OK\0" : "stream: Test.Signature FOUND\0";
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
