package dev.tessera.evidence;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a deployment may set about evidence ({@code TESSERA_EVIDENCE_S3_ENDPOINT}, …).
 *
 * @param fileLimit the largest file
 * @param trialLimit what all files of a trial may have together
 * @param clamd where a ClamAV daemon listens, as {@code host:port}; none: files are not scanned
 * @param s3 the storage that new files go to; none: the database
 */
@ConfigurationProperties("tessera.evidence")
record EvidenceSettings(
        @DefaultValue("100MB") DataSize fileLimit,
        @DefaultValue("20GB") DataSize trialLimit,
        @Nullable String clamd,
        @Nullable S3 s3) {

    /** S3-compatible storage. */
    record S3(
            @Nullable String endpoint,
            @DefaultValue("tessera") String bucket,
            @DefaultValue("us-east-1") String region,
            @Nullable String key,
            @Nullable String secret) {}

    /** Where files go, if not into the database. */
    @Nullable S3 storage() {
        return s3 == null || s3.endpoint() == null || s3.endpoint().isBlank() ? null : s3;
    }
}
