import CZlib

/// Expands gzip data, several members in a row included.
final class GzipInflater {
    /// The bytes that every gzip file begins with.
    static let mark: [UInt8] = [0x1F, 0x8B]

    private static let capacity = 64 * 1024

    private let stream: UnsafeMutablePointer<z_stream>
    private let input: UnsafeMutableRawBufferPointer
    private var isInputExhausted = false
    private var isAtMemberEnd = false

    init() throws(SimulationError) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        input = .allocate(byteCount: Self.capacity, alignment: 16)
        guard bookable_inflate_init_gzip(stream) == Z_OK else {
            throw SimulationError(code: .unreadable, message: "there is no memory to expand compressed data")
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
        input.deallocate()
    }

    /// Fills a part of `memory` and returns how many bytes; 0 at the end of the input.
    func read(
        into memory: UnsafeMutableRawBufferPointer,
        path: String,
        from source: (UnsafeMutableRawBufferPointer) throws(SimulationError) -> Int
    ) throws(SimulationError) -> Int {
        stream.pointee.next_out = memory.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = UInt32(clamping: memory.count)
        let room = Int(stream.pointee.avail_out)
        while Int(stream.pointee.avail_out) == room {
            if stream.pointee.avail_in == 0 { try refill(from: source) }
            if isInputExhausted {
                if isAtMemberEnd { return 0 }
                throw damaged(path, "it ends in the middle of its compressed data")
            }
            try step(path)
        }
        return room - Int(stream.pointee.avail_out)
    }

    private func refill(
        from source: (UnsafeMutableRawBufferPointer) throws(SimulationError) -> Int
    )
        throws(SimulationError)
    {
        let count = try source(input)
        isInputExhausted = count == 0
        stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_in = UInt32(count)
    }

    private func step(_ path: String) throws(SimulationError) {
        if isAtMemberEnd {
            inflateReset(stream)
            isAtMemberEnd = false
        }
        switch inflate(stream, Z_NO_FLUSH) {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END: isAtMemberEnd = true
        default: throw damaged(path, "its compressed data is damaged")
        }
    }

    private func damaged(_ path: String, _ reason: String) -> SimulationError {
        SimulationError(code: .unreadable, message: "\(path) cannot be read: \(reason)")
    }
}
