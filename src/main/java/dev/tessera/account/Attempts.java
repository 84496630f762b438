package dev.tessera.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tessera.common.Refusal;
import dev.tessera.common.Secret;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.stereotype.Service;

/**
 * Slows those who try: each account name and each network address has so many attempts, and gets them back with
 * time. Asked before anything is computed or looked up, and by the name that was typed, whether there is such an
 * account or not. Each node counts for itself.
 */
@Service
public class Attempts {

    /** What is tried, and how often it may be: by one account name, and from one network address. */
    public enum Kind {
        PASSWORD(10, Duration.ofMinutes(10), 100, Duration.ofMinutes(10)),
        MAIL(5, Duration.ofHours(1), 60, Duration.ofMinutes(30)),
        LINK(20, Duration.ofMinutes(10), 100, Duration.ofMinutes(10)),
        SECOND_FACTOR(6, Duration.ofMinutes(6), 60, Duration.ofMinutes(10));

        private final int ofName;
        private final Duration nameOver;
        private final int ofAddress;
        private final Duration addressOver;

        Kind(int ofName, Duration nameOver, int ofAddress, Duration addressOver) {
            this.ofName = ofName;
            this.nameOver = nameOver;
            this.ofAddress = ofAddress;
            this.addressOver = addressOver;
        }
    }

    private static final int REMEMBERED = 200_000;
    private static final int NETWORK_OF_ONE_HOME = 8;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(Duration.ofHours(2))
            .build();

    /** Counts an attempt; ends the request where there were too many. */
    public void take(Kind kind, String name, String address) {
        take(ofAddress(kind, address));
        take(ofName(kind, name));
    }

    /** The same for somebody who is signed in and proves once more who they are: told in a sentence. */
    void takeInPerson(Kind kind, long account) {
        try {
            take(ofName(kind, "account " + account));
        } catch (TooManyAttempts e) {
            throw Refusal.conflict("sign-in.wait-in-person", e.minutes());
        }
    }

    /** An attempt that was right does not count. */
    public void giveBack(Kind kind, String name, String address) {
        ofAddress(kind, address).addTokens(1);
        ofName(kind, name).addTokens(1);
    }

    private static void take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooManyAttempts(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket ofName(Kind kind, String name) {
        String known = HexFormat.of().formatHex(Secret.digest(name.strip().toLowerCase(Locale.ROOT)));
        return bucket(kind + " of " + known, kind.ofName, kind.nameOver);
    }

    private Bucket ofAddress(Kind kind, String address) {
        return bucket(kind + " from " + network(address), kind.ofAddress, kind.addressOver);
    }

    private Bucket bucket(String key, int capacity, Duration over) {
        return buckets.get(
                key,
                k -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, over))
                        .build());
    }

    /** A home or an office has 2^64 addresses of IPv6, which count as one. */
    private static String network(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_OF_ONE_HOME))
                    : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
