package dev.tessera.evidence;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has a ClamAV daemon look through what is uploaded, where one is configured: its command INSTREAM over TCP. */
@Component
class VirusScanner {

    private static final int PIECE = 64 * 1024;
    private static final int CONNECT_MS = 5_000;
    private static final int ANSWER_MS = 120_000;
    private static final int LONGEST_ANSWER = 4096;

    /** It could not be asked, or did not say yes or no. */
    static final class Unavailable extends IOException {

        private static final long serialVersionUID = 1L;

        Unavailable(String what, @Nullable Throwable cause) {
            super(what, cause);
        }
    }

    private final @Nullable InetSocketAddress daemon;

    VirusScanner(EvidenceSettings settings) {
        String clamd = settings.clamd();
        this.daemon = clamd == null || clamd.isBlank() ? null : address(clamd.strip());
    }

    private static InetSocketAddress address(String clamd) {
        int colon = clamd.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("TESSERA_CLAMD is to be host:port, and is " + clamd);
        }
        // Its address is asked for anew each time: it may move while we run.
        return InetSocketAddress.createUnresolved(
                clamd.substring(0, colon), Integer.parseInt(clamd.substring(colon + 1)));
    }

    /**
     * Reads a file to its end.
     *
     * @return what was found in it, if anything
     * @throws Unavailable if nobody can tell
     */
    Optional<String> scan(InputStream file) throws IOException {
        if (daemon == null) {
            file.transferTo(OutputStream.nullOutputStream());
            return Optional.empty();
        }
        try (Socket socket = connect(daemon)) {
            String answer = asked(socket, file);
            if (answer.endsWith(" FOUND")) {
                int colon = answer.indexOf(": ");
                return Optional.of(answer.substring(colon < 0 ? 0 : colon + 2, answer.length() - " FOUND".length()));
            }
            if (!answer.endsWith("OK")) {
                throw new Unavailable("clamd answers " + answer, null);
            }
            return Optional.empty();
        }
    }

    private static Socket connect(InetSocketAddress daemon) throws Unavailable {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(daemon.getHostString(), daemon.getPort()), CONNECT_MS);
            socket.setSoTimeout(ANSWER_MS);
            return socket;
        } catch (IOException e) {
            throw new Unavailable("clamd at " + daemon + " cannot be reached", e);
        }
    }

    private static String asked(Socket socket, InputStream file) throws IOException {
        byte[] piece = new byte[PIECE];
        boolean cutOff = false;
        DataOutputStream out;
        try {
            out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new Unavailable("clamd does not listen", e);
        }
        for (int read = file.read(piece); read >= 0; read = file.read(piece)) {
            if (!cutOff && read > 0) {
                cutOff = !sent(out, piece, read);
            }
        }
        try {
            if (!cutOff) {
                out.writeInt(0);
                out.flush();
            }
            // Where it stopped listening it has said why, such as that its own limit is smaller than ours.
            String answer = new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
            return answer.replace("\0", "").strip();
        } catch (IOException e) {
            throw new Unavailable("clamd gave no answer", e);
        }
    }

    private static boolean sent(DataOutputStream out, byte[] piece, int length) {
        try {
            out.writeInt(length);
            out.write(piece, 0, length);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
