/// The file of a form as browsers send it: `multipart/form-data` (RFC 7578).
///
/// The file name and the type that the browser sends are not read.
struct UploadedFile {
    let bytes: [UInt8]

    /// The part called `name`; `nil` if there is none, or the body is not of the form.
    init?(named name: String, in body: [UInt8], contentType: String) {
        guard let boundary = Self.boundary(contentType) else { return nil }
        let delimiter = Array("--\(boundary)".utf8)
        // The first delimiter has no line end before it.
        guard body.starts(with: delimiter) else { return nil }
        var place = delimiter.count
        while let headEnd = Self.find(Self.emptyLine, in: body, from: place) {
            guard headEnd - place <= Self.longestHead else { return nil }
            let head = String(decoding: body[place..<headEnd], as: UTF8.self)
            let start = headEnd + Self.emptyLine.count
            guard let end = Self.find([13, 10] + delimiter, in: body, from: start) else { return nil }
            if Self.isPart(head, named: name) {
                bytes = Array(body[start..<end])
                return
            }
            place = end + 2 + delimiter.count
        }
        return nil
    }

    private static let emptyLine: [UInt8] = [13, 10, 13, 10]

    /// Bytes of the fields of one part.
    private static let longestHead = 4_096

    private static func isPart(_ head: String, named name: String) -> Bool {
        head.split(separator: "\r\n").contains { line in
            let field = line.lowercased()
            return field.hasPrefix("content-disposition:") && field.contains("; name=\"\(name)\"")
        }
    }

    /// 1 to 70 characters (RFC 2046, section 5.1.1).
    private static func boundary(_ contentType: String) -> String? {
        let parts = contentType.split(separator: ";", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "multipart/form-data",
            let range = parts[1].firstRange(of: "boundary=")
        else { return nil }
        let value = parts[1][range.upperBound...].prefix { $0 != ";" }.filter { $0 != "\"" && $0 != " " }
        return (1...70).contains(value.utf8.count) ? value : nil
    }

    /// The first place of `pattern` at or after `start`.
    private static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            pattern.withUnsafeBufferPointer { pattern in
                var place = start
                while place + pattern.count <= bytes.count {
                    if bytes[place] == pattern[0], bytes[place..<place + pattern.count].elementsEqual(pattern) {
                        return place
                    }
                    place += 1
                }
                return nil
            }
        }
    }
}
