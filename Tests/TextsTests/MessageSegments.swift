/// How many segments of an SMS a text takes (3GPP TS 23.038): 160 letters of its own alphabet, or 70 UTF-16 units.
func messageSegments(_ text: String) -> Int {
    let basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
    let extended = "^{}\\[~]|€"
    let isBasic = text.allSatisfy { basic.contains($0) || extended.contains($0) }
    let length = isBasic ? text.count + text.count { extended.contains($0) } : text.utf16.count
    let (single, part) = isBasic ? (160, 153) : (70, 67)
    return length <= single ? 1 : (length + part - 1) / part
}
