/// What a mail server tells of a mail that it took and could not deliver: RFC 3464.
package struct DeliveryReport: Sendable, Hashable {
    /// The `Message-ID` of the mail that it is about, without brackets.
    package let messageID: String

    /// Whom the report was sent to, by its own header fields; anybody can write anything there.
    package let addressees: [EmailAddress]

    /// What is wrong, such as `5.1.1`.
    package let code: String

    /// Whether it says that the address takes no mail, now or later; not if this mail alone was refused, or the mailbox is full.
    package let isAboutAddress: Bool

    /// Reads a mail; `nil` if it does not report that a mail was not delivered, for good.
    ///
    /// It may come from anybody. Its first mebibyte is read, and of that the parts at the top alone: what is nested deeper is
    /// not looked at. O(*n*) for *n* bytes.
    package init?(mail: [UInt8]) {
        let text = String(decoding: mail.prefix(Self.longest), as: UTF8.self)
        var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }[...]
        // The separator line of the mbox format, which some pipes pass on.
        if lines.first?.hasPrefix("From ") == true { lines = lines.dropFirst() }
        let header = HeaderFields(takingFrom: &lines)
        guard header.mediaType == "multipart/report", let boundary = header.boundary else { return nil }
        var failure: Failure?
        var messageID: String?
        for var part in Self.parts(of: lines, boundary) {
            let partHeader = HeaderFields(takingFrom: &part)
            switch partHeader.mediaType {
            case "message/delivery-status", "message/global-delivery-status": failure = failure ?? Failure(status: part)
            case "message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers":
                messageID = messageID ?? HeaderFields(takingFrom: &part)["message-id"].flatMap(Self.id)
            default: break
            }
        }
        guard let failure, let messageID else { return nil }
        self.messageID = messageID
        code = failure.code
        isAboutAddress = failure.isAboutAddress
        addressees = ["to", "delivered-to", "x-original-to", "envelope-to"].flatMap(header.all).flatMap(Self.addresses)
    }

    /// The lines of each part.
    private static func parts(of lines: ArraySlice<Substring>, _ boundary: String) -> [ArraySlice<Substring>] {
        let (delimiter, end) = ("--\(boundary)", "--\(boundary)--")
        var parts: [ArraySlice<Substring>] = []
        var start: Int?
        for (index, line) in zip(lines.indices, lines) where line.hasPrefix(delimiter) {
            let line = String(line).trimmingTrailingSpace
            guard line == delimiter || line == end else { continue }
            if let start { parts.append(lines[start..<index]) }
            start = index + 1
            if line == end || parts.count == Self.maximumParts { return parts }
        }
        // A report that was cut off has no end.
        if let start { parts.append(lines[start...]) }
        return parts
    }

    private static func id(_ value: String) -> String? {
        guard let open = value.firstIndex(of: "<"), let close = value[open...].firstIndex(of: ">") else { return nil }
        return String(value[value.index(after: open)..<close])
    }

    private static func addresses(_ value: String) -> [EmailAddress] {
        value.split { ",<> \t\"".contains($0) }.prefix(Self.maximumAddresses).compactMap { EmailAddress(String($0)) }
    }

    private static let longest = 1 << 20
    private static let maximumParts = 10
    private static let maximumAddresses = 10

    /// That a mail was not delivered to somebody.
    private struct Failure {
        let code: String
        let isAboutAddress: Bool

        /// Of the first recipient whom it failed for, as each of our mails has one; `nil` if it failed for nobody.
        init?(status lines: ArraySlice<Substring>) {
            var lines = lines
            while !lines.isEmpty {
                let fields = HeaderFields(takingFrom: &lines)
                guard fields["action"]?.lowercased().hasPrefix("failed") == true else { continue }
                self.init(status: fields["status"] ?? "", diagnosis: fields["diagnostic-code"] ?? "")
                return
            }
            return nil
        }

        private init(status: String, diagnosis: String) {
            // "5.1.1 (no such user)", and "smtp; 550 5.1.1 no such user".
            let word = status.split(separator: " ").first ?? ""
            let status = EnhancedCode.isCode(word) ? String(word) : "5.0.0"
            let words = diagnosis.split { " ;\t-".contains($0) }.prefix(4)
            let nearer = words.first { EnhancedCode.isCode($0) && $0.hasPrefix("5") }.map(String.init)
            let reply = words.first { $0.utf8.count == 3 && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
            // Some servers say in the status that it failed and nothing else.
            code = status == "5.0.0" ? nearer ?? status : status
            if code == "5.0.0" {
                // Of the replies without a code of RFC 3463, these speak of mailboxes. Without a reply, nobody knew where to
                // send it.
                isAboutAddress = reply.map { ["550", "551", "553"].contains($0) } ?? true
            } else {
                isAboutAddress = EnhancedCode.ofLostAddresses.contains(code)
            }
        }
    }
}

extension DeliveryReport: CustomStringConvertible {
    /// Without the addresses, which are personal.
    package var description: String { "a report about \(messageID): \(code)" }
}

extension String {
    fileprivate var trimmingTrailingSpace: String {
        var text = self
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
