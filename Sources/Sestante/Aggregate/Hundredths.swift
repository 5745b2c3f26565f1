/// A score of the scale −1 … +1 in hundredths, as the analysis counts it; 0 for what is no number.
func hundredths(_ score: Double) -> Int {
  score.isFinite ? Int((max(-100, min(100, score)) * 100).rounded()) : 0
}
