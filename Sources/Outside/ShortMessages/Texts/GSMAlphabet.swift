/// The default alphabet of GSM 03.38 with its extension.
enum GSMAlphabet {
    /// The places that a character takes: 1, or 2 with an escape; 0 if the alphabet does not have it.
    static func septets(_ scalar: Unicode.Scalar) -> Int {
        basic.contains(scalar) ? 1 : extended.contains(scalar) ? 2 : 0
    }

    private static let basic = Set(
        """
        @£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿\
        abcdefghijklmnopqrstuvwxyzäöñüà\n\r
        """.unicodeScalars
    )
    private static let extended = Set("^{}\\[~]|€\u{0C}".unicodeScalars)
}
