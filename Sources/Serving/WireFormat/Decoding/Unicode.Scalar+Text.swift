extension Unicode.Scalar {
    /// Whether it is a control character of the upper range, one that reorders what stands around it, or no character.
    ///
    /// The marks of direction that stand for themselves alone pass, as texts in Arabic and Hebrew need them.
    package var isUnfitForText: Bool {
        switch value {
        case 0x80...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF: true
        default: value & 0xFFFE == 0xFFFE
        }
    }
}
