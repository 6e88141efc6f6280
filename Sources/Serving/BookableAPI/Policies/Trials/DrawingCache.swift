import Synchronization

/// Drawings that were made before, by names that say all that they depend on.
///
/// The bound is memory; beyond it those that were made first go.
final class DrawingCache: Sendable {
    private struct Kept {
        var drawings: [String: [UInt8]] = [:]
        var order: [String] = []
        var size = 0
    }

    /// Bytes of drawings.
    private let capacity: Int
    private let kept = Mutex(Kept())

    init(capacity: Int = 8 << 20) {
        self.capacity = capacity
    }

    var size: Int { kept.withLock { $0.size } }

    subscript(name: String) -> [UInt8]? {
        get { kept.withLock { $0.drawings[name] } }
        set {
            guard let newValue, newValue.count <= capacity else { return }
            kept.withLock { kept in
                guard kept.drawings[name] == nil else { return }
                kept.drawings[name] = newValue
                kept.order.append(name)
                kept.size += newValue.count
                while kept.size > capacity {
                    kept.size -= kept.drawings.removeValue(forKey: kept.order.removeFirst())?.count ?? 0
                }
            }
        }
    }
}
