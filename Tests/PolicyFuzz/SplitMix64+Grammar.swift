import TestSupport

extension SplitMix64 {
    /// A number from 0 to below `bound`.
    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    mutating func chance(_ share: Int, of whole: Int) -> Bool { below(whole) < share }

    mutating func choose<Element>(_ options: [Element]) -> Element { options[below(options.count)] }
}
