import NIOCore
import Synchronization

/// The heads of one kept answer as bytes, each made when it is first asked for.
final class HeadCache: Sendable {
    private let heads = Mutex<[HeadVariant: ByteBuffer]>([:])

    /// The bytes kept for the variant, or those that `make` makes.
    ///
    /// There are few: an origin is part of a variant only where a setting names it.
    func head(of variant: HeadVariant, _ make: () -> ByteBuffer) -> ByteBuffer {
        if let known = heads.withLock({ $0[variant] }) { return known }
        // Two may do it at once, with the same result.
        let made = make()
        heads.withLock { $0[variant] = made }
        return made
    }
}
