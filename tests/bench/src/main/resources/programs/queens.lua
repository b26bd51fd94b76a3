-- Search with backtracking over small arrays of booleans: all solutions of ten queens, several times.
local N = 10
local solutions, checks = 0, 0
local columns, rising, falling, board = {}, {}, {}, {}

local function place(row)
  if row > N then
    solutions = solutions + 1
    checks = (checks * 31 + board[1] * board[N] + board[5]) % 1000003
    return
  end
  for column = 1, N do
    if not (columns[column] or rising[row + column] or falling[row - column + N]) then
      board[row] = column
      columns[column], rising[row + column], falling[row - column + N] = true, true, true
      place(row + 1)
      columns[column], rising[row + column], falling[row - column + N] = false, false, false
    end
  end
end

for _ = 1, 30 do
  place(1)
end
print("queens", solutions, checks)
