local http = require("http")
local function refused(timeout)
  print(select(2, pcall(http.request, { url = BASE, timeout = timeout })))
end
refused(-1)
-- expect: timeout must be a number of seconds above 0 and below a century, not -1
refused{ read = 0.0 }
-- expect: timeout.read must be a number of seconds above 0 and below a century, not 0
refused{ total = -0.5 }
-- expect: timeout.total must be a number of seconds above 0 and below a century, not -0.5
refused(0/0)
-- expect: timeout must be a number of seconds above 0 and below a century, not NaN
refused(true)
-- expect: timeout must be a number of seconds, a table or false, not true
print(http.get(BASE .. "/echo", { timeout = false }):status_code())
-- expect: 200
