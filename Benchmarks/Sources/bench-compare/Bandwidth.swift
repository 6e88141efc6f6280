import LimitPeers

/// What the machine's memory gives: a plain copy and a plain read of 64 MiB.
enum Bandwidth {
    static let bytes = 64 << 20

    static func contest() -> Contest {
        let count = bytes / MemoryLayout<UInt64>.size
        let from = Buffer<UInt64>(capacity: count, of: 1)
        let to = Buffer<UInt64>(capacity: count, of: 0)
        return Contest(
            name: "memory, 64 MiB",
            contenders: [
                Contender("copy", .aside) { _ in
                    limit_copy(to.pointer, from.pointer, bytes)
                    return Int(truncatingIfNeeded: to.pointer[count / 2])
                },
                Contender("read", .aside) { _ in Int(truncatingIfNeeded: limit_read(from.pointer, bytes)) },
            ]
        )
    }
}
