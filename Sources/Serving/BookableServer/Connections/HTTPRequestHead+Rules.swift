import BookableAPI
import NIOHTTP1

extension HTTPRequestHead {
    /// Why the request is refused before its body is read; `nil` if it is not.
    ///
    /// `limit` is the longest body in bytes.
    func refusal(bodyLimit limit: Int) -> APIError? {
        guard version == .http1_1 || version == .http1_0 else {
            return APIError(.invalidRequest, "Only HTTP/1.1 and HTTP/1.0 are spoken here.")
        }
        let hosts = headers["host"].count
        // RFC 9112, section 3.2: exactly one in HTTP/1.1, which the older version does not ask for.
        guard hosts == 1 || hosts == 0 && version == .http1_0 else {
            let reason = "A request over HTTP/1.1 has exactly one."
            return APIError(
                .invalidRequest,
                "Host is \(hosts == 0 ? "missing" : "given \(hosts) times").",
                errors: [FieldError(field: "Host", reason: reason)]
            )
        }
        if let length = headers.first(name: "content-length"), !(Int(length).map { $0 <= limit } ?? false) {
            return .bodyTooLarge(limit: limit)
        }
        guard expectations.allSatisfy({ $0 == "100-continue" }) else {
            return APIError(
                .expectationFailed,
                "Expect names something other than 100-continue.",
                errors: [FieldError(field: "Expect", reason: "The only expectation that is met is 100-continue.")]
            )
        }
        return nil
    }

    /// Whether the client holds its body back until it is told to send it.
    var expectsContinue: Bool { expectations.contains("100-continue") }

    /// The values of `Expect`, in lower case.
    ///
    /// Empty in HTTP/1.0, where the field is to be ignored (RFC 9110, section 10.1.1).
    private var expectations: [String] {
        version == .http1_1 ? headers[canonicalForm: "expect"].map { $0.lowercased() }.filter { !$0.isEmpty } : []
    }

    /// Whether the path is one of those that tell operators how the server does.
    var isOperators: Bool {
        ["/healthz", "/readyz", "/metrics"].contains(uri.prefix { $0 != "?" })
    }

    /// Whether the body is a document or a photo.
    ///
    /// These are `PUT /v1/bookings/…/documents/…`, `POST /v1/providers/…/listing/photos`, and the forms of the pages at `/b/…/documents/…`
    /// and `/console/…/listing/photos`. A photo is one only from somebody who says who they are; whether they are is for its route to find
    /// out.
    var uploadedFile: UploadedFile? {
        guard method == .PUT || method == .POST else { return nil }
        let parts = uri.prefix { $0 != "?" }.split(separator: "/", maxSplits: 6, omittingEmptySubsequences: false)
        switch method {
        case .PUT:
            return parts.count == 6 && parts[1] == "v1" && parts[2] == "bookings" && parts[4] == "documents"
                ? .document : nil
        case .POST:
            switch (parts.count, parts.dropFirst().first) {
            case (5, "b"): return parts[3] == "documents" ? .document : nil
            case (5, "console"):
                return parts[3] == "listing" && parts[4] == "photos" && headers.contains(name: "cookie") ? .photo : nil
            case (6, "v1"):
                return parts[2] == "providers" && parts[4] == "listing" && parts[5] == "photos"
                    && headers.contains(name: "authorization") ? .photo : nil
            default: return nil
            }
        default: return nil
        }
    }

    /// What is sent whose body may be longer than others.
    enum UploadedFile {
        case document, photo
    }

    /// The target with each percent-encoded unreserved character of its path written as itself (RFC 3986, section 6.2.2.2).
    var canonicalURI: String {
        guard uri.utf8.contains(UInt8(ascii: "%")) else { return uri }
        let bytes = Array(uri.utf8)
        let path = bytes.prefix { $0 != UInt8(ascii: "?") }
        var canonical: [UInt8] = []
        var index = 0
        while index < path.count {
            if path[index] == UInt8(ascii: "%"), index + 2 < path.count,
                let byte = UInt8(String(decoding: path[index + 1...index + 2], as: UTF8.self), radix: 16),
                Self.isUnreserved(byte)
            {
                canonical.append(byte)
                index += 3
            } else {
                canonical.append(path[index])
                index += 1
            }
        }
        return String(decoding: canonical + bytes[path.count...], as: UTF8.self)
    }

    /// RFC 3986, section 2.3.
    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
