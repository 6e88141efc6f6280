import CZlib
import NIOCore

/// Compresses whole bodies in the gzip format.
enum Gzip {
    /// What a body is compressed to; `nil` if there is no memory for it.
    ///
    /// O(n), some 10 ms for a million bytes.
    static func compress(_ body: ByteBuffer) -> ByteBuffer? {
        var stream = z_stream()
        guard bookable_deflate_init_gzip(&stream, level) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        let bound = Int(deflateBound(&stream, UInt(body.readableBytes)))
        var compressed = ByteBuffer()
        var isWhole = false
        compressed.writeWithUnsafeMutableBytes(minimumWritableBytes: bound) { output in
            body.withUnsafeReadableBytes { input in
                // zlib only reads what `next_in` points to, though its type says otherwise.
                stream.next_in = UnsafeMutableRawPointer(mutating: input.baseAddress)?
                    .assumingMemoryBound(to: UInt8.self)
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
                stream.avail_out = UInt32(output.count)
                isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
                return output.count - Int(stream.avail_out)
            }
        }
        return isWhole ? compressed : nil
    }

    /// Of nine; higher ones take far longer for little.
    private static let level: Int32 = 4
}
