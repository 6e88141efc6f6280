import CQRCode

/// A QR code (ISO/IEC 18004) of a text: a square of dark and light modules.
struct QRCode {
    /// The number of modules on one side.
    let width: Int

    /// Row by row.
    private let isDark: [Bool]

    /// The smallest version that holds the text, with error correction level M, which restores 15 %; `nil` if none does.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count <= Self.maximumBytes,
            let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M)
        else { return nil }
        defer { QRcode_free(code) }
        width = Int(code.pointee.width)
        // The lowest bit says whether a module is dark, the others say what it is for.
        isDark = UnsafeBufferPointer(start: code.pointee.data, count: width * width).map { $0 & 1 == 1 }
    }

    /// How many bytes the largest version holds at level M.
    private static let maximumBytes = 2_331

    /// The dark modules of a row as ranges of columns.
    func runs(ofRow row: Int) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for column in 0..<width where isDark[row * width + column] {
            if let last = runs.last, last.upperBound == column {
                runs[runs.count - 1] = last.lowerBound..<column + 1
            } else {
                runs.append(column..<column + 1)
            }
        }
        return runs
    }
}
