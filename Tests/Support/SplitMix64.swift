/// The generator of Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014): the same numbers for the same seed, on
/// every machine.
package struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// One of a few values, each as likely; `values` is not empty.
    package mutating func pick<Value>(_ values: [Value]) -> Value {
        precondition(!values.isEmpty, "One of no values cannot be chosen.")
        return values[Int.random(in: values.indices, using: &self)]
    }

    /// Whether something happens that happens so many times in a hundred.
    package mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &self) < percent
    }
}
