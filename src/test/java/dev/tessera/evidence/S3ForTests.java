package dev.tessera.evidence;

import java.net.URI;
import java.util.List;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobProviderMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.options.ListContainerOptions;

/** An S3 server that asks for signed requests, and keeps what it is given in memory. */
final class S3ForTests implements AutoCloseable {

    static final String BUCKET = "evidence-of-tests";
    static final String KEY = "access";
    static final String SECRET = "secret";

    private final BlobStoreContext context;
    private final S3Proxy server;

    private S3ForTests(BlobStoreContext context, S3Proxy server) {
        this.context = context;
        this.server = server;
    }

    static S3ForTests start() {
        BlobStoreContext context = ContextBuilder.newBuilder(new TransientNio2BlobProviderMetadata())
                .credentials("identity", "credential")
                .build(BlobStoreContext.class);
        BlobStore store = context.getBlobStore();
        store.createContainerInLocation(null, BUCKET);
        S3Proxy server = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
                .build();
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new S3ForTests(context, server);
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** The names of what is there. */
    List<String> objects() {
        return context
                .getBlobStore()
                .list(BUCKET, new ListContainerOptions().recursive().prefix("evidence/"))
                .stream()
                .map(StorageMetadata::getName)
                .toList();
    }

    /** How many multipart uploads are not finished. */
    int uploads() {
        return context.getBlobStore().listMultipartUploads(BUCKET).size();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        context.close();
    }
}
