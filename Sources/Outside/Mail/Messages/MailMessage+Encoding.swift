extension MailMessage {
    /// Header and body as RFC 5322 and MIME have them, every line of at most 998 bytes and with CRLF at its end.
    ///
    /// All is ASCII, except the local part of an address that is not.
    package var encoded: [UInt8] {
        let fields = headerFields.map { "\($0): \($1)\r\n" }.joined()
        return Array(fields.utf8) + body
    }

    private var headerFields: [(String, String)] {
        var fields = [("From", from.encoded), ("To", to.encoded)]
        if let replyTo { fields.append(("Reply-To", replyTo.encoded)) }
        fields += [("Subject", subject.encoded), ("Date", MailDate.text(date)), ("Message-ID", id.encoded)]
        if let answers { fields += [("In-Reply-To", answers.encoded), ("References", answers.encoded)] }
        fields += [("MIME-Version", "1.0"), ("Auto-Submitted", "auto-generated")]
        // Exchange answers what it takes for a person's mail.
        fields.append(("X-Auto-Response-Suppress", "All"))
        if let unsubscribe {
            fields.append(("List-Unsubscribe", "<\(unsubscribe.url)>"))
            fields.append(("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))
        }
        return fields
    }

    /// From the plainest form to the one that is preferred, as RFC 2046 orders them.
    private var parts: [(type: String, body: BodyText)] {
        var parts = [("text/plain; charset=utf-8", text)]
        if let html { parts.append(("text/html; charset=utf-8", html)) }
        if let invitation {
            parts.append(("text/calendar; charset=utf-8; method=\(invitation.method.rawValue)", invitation.calendar))
        }
        return parts
    }

    private var body: [UInt8] {
        let parts = parts
        if parts.count == 1, let only = parts.first { return Self.encoded(only) }
        var bytes = Array("Content-Type: multipart/alternative;\r\n boundary=\"\(Self.boundary)\"\r\n\r\n".utf8)
        for part in parts {
            bytes += "--\(Self.boundary)\r\n".utf8
            bytes += Self.encoded(part)
        }
        return bytes + "--\(Self.boundary)--\r\n".utf8
    }

    private static func encoded(_ part: (type: String, body: BodyText)) -> [UInt8] {
        Array("Content-Type: \(part.type)\r\nContent-Transfer-Encoding: base64\r\n\r\n".utf8)
            + Base64.lines(Array(part.body.text.utf8))
    }

    /// Base64 has neither `_` nor `=` at the start of a line, so no body holds it.
    private static let boundary = "=_bookable_part"
}
