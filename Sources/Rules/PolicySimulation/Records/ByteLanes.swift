/// Looks at eight bytes of a text at once.
enum ByteLanes {
    private static let lowBits: UInt64 = 0x7f7f_7f7f_7f7f_7f7f
    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// How far past the end of a text a search may read.
    static let overhang = 8

    /// A byte in every lane.
    static func repeated(_ byte: UInt8) -> UInt64 {
        UInt64(byte) &* ones
    }

    /// Eight bytes, the first in the lowest lane.
    static func load(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
    }

    /// Whether the byte in each lane is one of ASCII.
    static func isASCII(_ word: UInt64) -> Bool {
        word & ~(ones &* 0x7f) == 0
    }

    /// The high bit of each lane that is the same in both.
    static func equal(_ word: UInt64, _ other: UInt64) -> UInt64 {
        let difference = word ^ other
        // Adding carries into a lane's high bit where its low bits differ, and never beyond the lane.
        return ~((difference & lowBits) &+ lowBits | difference | lowBits)
    }

    /// How often a byte occurs in `count` bytes.
    ///
    /// O(*n*).
    static func count(_ byte: UInt8, in bytes: UnsafePointer<UInt8>, count: Int) -> Int {
        let pattern = repeated(byte)
        var total = 0
        var place = 0
        while count - place >= 8 {
            // A lane counts to 255 before it is emptied.
            let stop = min(place + 8 * 255, count - (count - place) % 8)
            var lanes: UInt64 = 0
            while place < stop {
                lanes &+= equal(load(bytes + place), pattern) >> 7
                place += 8
            }
            let pairs = (lanes & 0x00ff_00ff_00ff_00ff) &+ (lanes >> 8 & 0x00ff_00ff_00ff_00ff)
            total &+= Int(truncatingIfNeeded: (pairs &* 0x0001_0001_0001_0001) >> 48)
        }
        while place < count {
            total &+= bytes[place] == byte ? 1 : 0
            place += 1
        }
        return total
    }
}
