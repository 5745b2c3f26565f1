public import Sestante

extension Classifier {
  /// Classifies a text with what its record says of it.
  public mutating func classify(
    _ text: String, id: String, metadata: String = "", genre: Genre = .unknown
  ) {
    let (text, id, metadata) = (Array(text.utf8), Array(id.utf8), Array(metadata.utf8))
    text.withUnsafeBufferPointer { text in
      id.withUnsafeBufferPointer { id in
        metadata.withUnsafeBufferPointer { metadata in
          classify(text, id: id, metadata: metadata, genre: genre)
        }
      }
    }
  }
}
