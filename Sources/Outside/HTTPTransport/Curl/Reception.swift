/// What has come of an answer, with its bounds.
final class Reception {
    private(set) var headers = HTTPHeaders()
    private(set) var body: [UInt8] = []
    /// What a mail server said last, without its line break; at most 512 bytes.
    ///
    /// Its goodbye, 221, does not count.
    private(set) var lastLine: [UInt8] = []
    private(set) var overflow: HTTPError.Code?
    private var headerBytes = 0
    private let maximumBody: Int
    private let maximumHeader: Int

    init(maximumBody: Int, maximumHeader: Int) {
        self.maximumBody = maximumBody
        self.maximumHeader = maximumHeader
    }

    /// Takes a part of the body; whether it still has room.
    func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count <= maximumBody - body.count else {
            overflow = .bodyTooLarge
            return false
        }
        body.append(contentsOf: bytes)
        return true
    }

    /// Takes one line of a header; whether it still has room.
    func receiveHeaderLine(_ bytes: UnsafeRawBufferPointer) -> Bool {
        headerBytes += bytes.count
        guard headerBytes <= maximumHeader else {
            overflow = .headerTooLarge
            return false
        }
        let line = String(decoding: bytes, as: UTF8.self)
        if !line.hasPrefix("221") { lastLine = bytes.prefix(512).filter { $0 >= 0x20 && $0 != 0x7F } }
        if line.hasPrefix("HTTP/") {
            // Another answer begins, as after 100 Continue and after a redirect: the one before does not count.
            headers = HTTPHeaders()
            body = []
        } else if let colon = line.firstIndex(of: ":") {
            headers.append(Self.trimmed(line[..<colon]), Self.trimmed(line[line.index(after: colon)...]))
        }
        return true
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
