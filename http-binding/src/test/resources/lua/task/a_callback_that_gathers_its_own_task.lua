local http = require("http")
local whole
whole = http.request(BASE .. "/echo"):execute_task(function(response)
  local all = http.gather{ whole, BASE .. "/status/204" }
  print(all[1].kind, all[2]:status_code())
end)
whole:await()
-- expect: deadlock	204
local pieces
pieces = http.request(BASE .. "/ndjson"):execute_streaming(function(piece)
  local n = piece:json().n
  print(n, n == 2 and http.gather{ pieces }[1].kind)
end)
-- expect: 1	false
-- expect: 2	deadlock
-- expect: 3	false
