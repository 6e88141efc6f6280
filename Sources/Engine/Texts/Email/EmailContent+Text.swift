extension EmailContent {
    /// The e-mail as plain text: paragraphs parted by empty lines, links in full.
    public var text: String {
        var blocks = [title] + paragraphs
        if !facts.isEmpty { blocks.append(facts.map { "\($0.label): \($0.value)" }.joined(separator: "\n")) }
        if let button { blocks.append("\(button.label):\n\(button.address.text)") }
        // Two hyphens and a space on a line of their own begin a signature (RFC 3676, section 4.3).
        blocks.append("-- \n\(footer)")
        if let footerLink { blocks.append("\(footerLink.label):\n\(footerLink.address.text)") }
        return blocks.joined(separator: "\n\n") + "\n"
    }
}
