package dev.tessera.matrix;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where each participation stands among the columns that people see. */
final class Places {

    private final Map<Long, Integer> byId = new HashMap<>();
    /** The place of the column whose participation has the n-th smallest id. */
    private final int[] byRank;

    Places(List<Column> columns) {
        for (int c = 0; c < columns.size(); c++) {
            byId.put(columns.get(c).id(), c);
        }
        byRank = columns.stream().map(Column::id).sorted().mapToInt(this::of).toArray();
    }

    int of(long participation) {
        Integer place = byId.get(participation);
        if (place == null) {
            throw new IllegalStateException("Participation " + participation + " is no column of this matrix");
        }
        return place;
    }

    /** A row in which nobody has said anything. */
    byte[] empty() {
        byte[] row = new byte[byRank.length];
        Arrays.fill(row, (byte) Row.NOT_REPORTED);
        return row;
    }

    /**
     * Letters in the order of their participations' ids, put where their columns are.
     *
     * @param which the participations that the letters are of, comma-separated; none: all of them
     */
    byte[] row(String letters, @org.jspecify.annotations.Nullable String which) {
        byte[] row = empty();
        if (which == null) {
            for (int rank = 0; rank < byRank.length; rank++) {
                row[byRank[rank]] = (byte) letters.charAt(rank);
            }
            return row;
        }
        int at = 0;
        for (int i = 0; i < letters.length(); i++) {
            int comma = which.indexOf(',', at);
            int end = comma < 0 ? which.length() : comma;
            row[of(Long.parseLong(which, at, end, 10))] = (byte) letters.charAt(i);
            at = end + 1;
        }
        return row;
    }

    /** Where the letters of some participations are; none: where those of all are. */
    int[] places(@org.jspecify.annotations.Nullable String which) {
        if (which != null && which.isEmpty()) {
            return new int[0];
        }
        return which == null
                ? byRank
                : Arrays.stream(which.split(","))
                        .mapToInt(id -> of(Long.parseLong(id)))
                        .toArray();
    }
}
