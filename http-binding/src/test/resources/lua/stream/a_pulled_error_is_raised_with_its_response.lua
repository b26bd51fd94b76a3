local http = require("http")
local ok, err = pcall(function()
  for line in http.request(BASE .. "/status/503"):stream():lines() do print("never", line) end
end)
print(ok, err.kind, err.status, err.response:text())
ok, err = pcall(function()
  for chunk in http.request(BASE .. "/drop"):stream():chunks() do print(#chunk) end
end)
print(ok, err.kind)
-- expect: false	status	503	503
-- expect: 10
-- expect: false	reset
