-- The first two events come in one chunk, and each callback waits.
local http = require("http")
http.request(BASE .. "/burst"):execute_streaming(function(response)
  local before = http.get(BASE .. "/echo"):status_code()
  print(response:text(), before)
end)
-- expect: one	200
-- expect: two	200
-- expect: three	200
