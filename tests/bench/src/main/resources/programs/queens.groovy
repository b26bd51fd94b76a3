class Search {
  int size = 10
  def solutions = 0
  def checks = 0
  def columns = new boolean[11]
  def rising = new boolean[22]
  def falling = new boolean[22]
  def board = new int[11]

  def place(row) {
    if (row > size) {
      solutions++
      checks = (checks * 31 + board[1] * board[size] + board[5]) % 1000003
      return
    }
    for (column in 1..size) {
      if (!(columns[column] || rising[row + column] || falling[row - column + size])) {
        board[row] = column
        columns[column] = rising[row + column] = falling[row - column + size] = true
        place(row + 1)
        columns[column] = rising[row + column] = falling[row - column + size] = false
      }
    }
  }
}

def search = new Search()
for (i in 1..30) {
  search.place(1)
}
println "queens $search.solutions $search.checks"
