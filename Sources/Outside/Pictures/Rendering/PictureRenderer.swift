/// Makes what is shown out of a file that somebody sent.
package protocol PictureRenderer: Sendable {
    /// Throws ``PictureError`` for what is not a picture, or none that is accepted.
    func render(_ file: [UInt8]) async throws(PictureError) -> RenderedPicture
}
