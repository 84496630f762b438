package dev.tessera.signin;

import java.util.List;

/** Codes for when the device is lost, which are shown this once. */
public record RecoveryCodesPage(List<String> codes, String next) {

    @Override
    public String toString() {
        return "RecoveryCodesPage";
    }
}
