/// Bytes that libcurl asks for piece by piece, and how far it has come.
final class Upload {
    private var rest: UnsafeRawBufferPointer
    /// Whether the last byte was handed over, so that the other side may have all of it.
    private(set) var isFinished = false

    /// The bytes must stay where they are while this object is asked.
    init(_ bytes: UnsafeRawBufferPointer) {
        rest = bytes
    }

    /// Fills `buffer` as far as there is something to send; returns the number of bytes.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let part = rest.prefix(buffer.count)
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: part))
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(part.count))
        if rest.isEmpty { isFinished = true }
        return part.count
    }
}
