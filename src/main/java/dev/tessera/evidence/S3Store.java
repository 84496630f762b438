package dev.tessera.evidence;

import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/** Keeps a file as one object in S3-compatible storage; its chunks are the parts of a multipart upload. */
class S3Store implements EvidenceStore, AutoCloseable {

    /** At least 5 MiB, as such storage wants all parts but the last. */
    static final int CHUNK = 8 * 1024 * 1024;

    private final EvidenceQueries evidence;
    private final ChunkQueries chunks;
    private final String bucket;
    private final S3Client client;

    S3Store(EvidenceSettings.S3 settings, EvidenceQueries evidence, ChunkQueries chunks) {
        this.evidence = evidence;
        this.chunks = chunks;
        this.bucket = settings.bucket();
        this.client = S3Client.builder()
                .endpointOverride(URI.create(Objects.requireNonNull(settings.endpoint())))
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials(settings.key(), settings.secret()))
                .forcePathStyle(true)
                // Trailing checksums are a newer habit that other makers' storage does not share; we keep our own.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private static AwsCredentialsProvider credentials(@Nullable String key, @Nullable String secret) {
        return key == null || key.isBlank() || secret == null
                ? AnonymousCredentialsProvider.create()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret));
    }

    @Override
    public int chunkSize() {
        return CHUNK;
    }

    @Override
    public Place begin() {
        String object = "evidence/" + UUID.randomUUID();
        String upload =
                client.createMultipartUpload(r -> r.bucket(bucket).key(object)).uploadId();
        return new Place(object, upload);
    }

    @Override
    public Part put(Stored file, int number, byte[] bytes) {
        String etag = client.uploadPart(
                        r -> r.bucket(bucket)
                                .key(file.place().object())
                                .uploadId(file.place().multipart())
                                .partNumber(number + 1),
                        RequestBody.fromBytes(bytes))
                .eTag();
        return new Part(null, etag);
    }

    @Override
    public void assemble(Stored file) {
        String upload = file.place().multipart();
        if (upload == null) {
            return;
        }
        List<CompletedPart> parts = new ArrayList<>();
        for (String etag : chunks.etags(file.id())) {
            parts.add(CompletedPart.builder()
                    .partNumber(parts.size() + 1)
                    .eTag(etag)
                    .build());
        }
        try {
            client.completeMultipartUpload(r ->
                    r.bucket(bucket).key(file.place().object()).uploadId(upload).multipartUpload(m -> m.parts(parts)));
        } catch (NoSuchUploadException e) {
            // Done before, by somebody who could not say so any more; if not, there is no such object.
            client.headObject(r -> r.bucket(bucket).key(file.place().object()));
        }
        evidence.assembled(file.id());
    }

    @Override
    public InputStream open(Stored file, long from) {
        return client.getObject(r -> r.bucket(bucket).key(file.place().object()).range("bytes=" + from + "-"));
    }

    @Override
    public void forget(Stored file) {
        String upload = file.place().multipart();
        if (upload != null) {
            try {
                client.abortMultipartUpload(
                        r -> r.bucket(bucket).key(file.place().object()).uploadId(upload));
            } catch (NoSuchUploadException e) {
                // It is no upload any more; what it became goes below.
            }
        }
        client.deleteObject(r -> r.bucket(bucket).key(file.place().object()));
    }

    @Override
    public void close() {
        client.close();
    }
}
