local http = require("http")
local function all(way)
  local lines = http.request(BASE .. "/ndjson"):stream():lines()
  local function count(...) return select("#", ...), (lines()) and "more" end
  local function id(...) return ... end
  for first in lines do
    if way == "one" then return #first + select("#", count()) end
    if way == "list" then return #first > 0, count() end
    return id(count(first))
  end
end
print(all("one") > 2)
print(all("list"))
print(all("tail"))
-- expect: true
-- expect: true	0	more
-- expect: 1	more
