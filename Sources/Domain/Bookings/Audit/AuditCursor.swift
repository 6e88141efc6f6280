import CivilTime

/// A position in the audit log, after one of its entries: `1772438400~aud_01…`.
package struct AuditCursor: RawRepresentable, Hashable, Sendable {
    let recordedAt: Instant
    let id: AuditEntryID

    package init(behind entry: AuditEntry) {
        (recordedAt, id) = (entry.recordedAt, entry.id)
    }

    /// Refuses every text but the one that ``rawValue`` gives for the place.
    package init?(rawValue: String) {
        let parts = rawValue.split(separator: "~", maxSplits: 1, omittingEmptySubsequences: false)
        // `Int64` also reads "+5" and "007".
        guard parts.count == 2, let seconds = Int64(parts[0]), "\(seconds)" == parts[0],
            Timestamp.range.contains(seconds), let id = AuditEntryID(rawValue: String(parts[1]))
        else { return nil }
        (recordedAt, self.id) = (Instant(seconds), id)
    }

    package var rawValue: String { "\(recordedAt.secondsSince1970)~\(id)" }
}
