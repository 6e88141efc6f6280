/// Renders pictures in this process, one after the other.
///
/// A fault of a decoder that a file makes use of is then a fault of this process: servers render in processes of their own.
package actor LocalRenderer: PictureRenderer {
    package init() {}

    package func render(_ file: [UInt8]) throws(PictureError) -> RenderedPicture { try RenderedPicture(file) }
}
