/// What names a mail for ever; a mail that is sent again keeps it, so that mailboxes can drop the second.
package struct MessageID: Sendable, Hashable {
    /// Without brackets.
    package let text: String

    /// `nil` if `unique` has other characters than letters, digits, `-`, `_`, `+` and single dots between them, or more
    /// than 200.
    package init?(_ unique: String, at domain: DomainName) {
        guard (1...200).contains(unique.utf8.count),
            unique.split(separator: ".", omittingEmptySubsequences: false).allSatisfy({ !$0.isEmpty }),
            unique.unicodeScalars.allSatisfy({ scalar in
                ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
                    || "-_+.".unicodeScalars.contains(scalar)
            })
        else { return nil }
        text = "\(unique)@\(domain.ascii)"
    }

    var encoded: String { "<\(text)>" }
}
