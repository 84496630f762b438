package dev.tessera.shell;

import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.InMemoryUploadHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Takes one file at a time from a person, up to a limit that the browser tells at once and the server holds. */
public final class FileUpload {

    private static final int MOST = 50;

    private FileUpload() {}

    /**
     * An upload for files of some kinds.
     *
     * @param limit in bytes
     * @param endings of the files' names, with their dots
     * @param taken gets a file's name and bytes
     * @param refused gets a sentence that says why a file was not taken
     */
    public static Upload of(
            long limit, List<String> endings, BiConsumer<String, byte[]> taken, Consumer<String> refused) {
        Upload upload = new Upload();
        upload.setUploadHandler(new Limited(limit, taken));
        UploadI18N words = new UploadI18N();
        words.setAddFiles(new UploadI18N.AddFiles().setOne(upload.getTranslation("upload.choose")));
        words.setDropFiles(new UploadI18N.DropFiles().setOne(upload.getTranslation("upload.drop")));
        upload.setI18n(words);
        upload.setMaxFiles(1);
        upload.setMaxFileSize(Math.toIntExact(limit));
        upload.setAcceptedFileTypes(endings.toArray(String[]::new));
        upload.addFileRejectedListener(e -> refused.accept(upload.getTranslation(
                "upload.refused", e.getFileName(), limit / 1_000_000, String.join(", ", endings))));
        upload.addAllFinishedListener(e -> upload.clearFileList());
        return upload;
    }

    /** A file as it was sent. */
    public record File(String name, byte[] bytes) {}

    /**
     * An upload for several files that belong together, up to a limit for each.
     *
     * @param taken gets all that were chosen at once
     */
    public static Upload several(
            long limit, List<String> endings, Consumer<List<File>> taken, Consumer<String> refused) {
        List<File> files = new ArrayList<>();
        Upload upload = of(limit, endings, (name, bytes) -> files.add(new File(name, bytes)), refused);
        upload.setMaxFiles(MOST);
        upload.getI18n()
                .setAddFiles(new UploadI18N.AddFiles()
                        .setOne(upload.getTranslation("upload.choose"))
                        .setMany(upload.getTranslation("upload.choose-several")))
                .setDropFiles(new UploadI18N.DropFiles()
                        .setOne(upload.getTranslation("upload.drop"))
                        .setMany(upload.getTranslation("upload.drop-several")));
        upload.setI18n(upload.getI18n());
        upload.addAllFinishedListener(e -> {
            List<File> all = List.copyOf(files);
            files.clear();
            if (!all.isEmpty()) {
                taken.accept(all);
            }
        });
        return upload;
    }

    private static final class Limited extends InMemoryUploadHandler {

        private static final long serialVersionUID = 1L;

        private final long limit;

        Limited(long limit, BiConsumer<String, byte[]> taken) {
            super((metadata, bytes) -> taken.accept(metadata.fileName(), bytes));
            this.limit = limit;
        }

        @Override
        public long getFileSizeMax() {
            return limit;
        }

        @Override
        public long getRequestSizeMax() {
            return limit;
        }
    }
}
