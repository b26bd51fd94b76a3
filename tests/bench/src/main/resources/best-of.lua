-- Runs a program again and again in this process and prints its best time, the rounds and what it printed.
-- Arguments: the file, the fewest rounds, the seconds to spend.
local file, fewest, seconds = arg[1], tonumber(arg[2]), tonumber(arg[3])
local chunk = assert(loadfile(file))
local printed = ""

function print(...)
  local words = {}
  for i = 1, select("#", ...) do
    words[i] = tostring((select(i, ...)))
  end
  printed = table.concat(words, " ")
end

local best, rounds, begin = math.huge, 0, os.clock()
repeat
  local start = os.clock()
  chunk()
  best = math.min(best, os.clock() - start)
  rounds = rounds + 1
  local spent = os.clock() - begin
until rounds >= fewest and spent >= seconds or spent >= 3 * seconds
io.write(string.format("%.9f %d %s\n", best, rounds, printed))
