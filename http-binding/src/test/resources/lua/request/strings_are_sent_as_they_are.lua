local http = require("http")
local function sent(options)
  local echo = http.post(BASE .. "/echo", options):json()
  return echo.body, echo.headers["content-length"], echo.headers["transfer-encoding"]
end
print(sent{ body = '{"a":"é"}', headers = { ["Content-Type"] = "application/json" } })
-- expect: {"a":"é"}	10	nil
print(#sent{ body = ("x"):rep(5000) }, select(2, sent{ body = ("x"):rep(5000) }))
-- expect: 5000	5000	nil
print(sent{})
-- expect: 	0	nil
local every = {}
for i = 0, 255 do every[i + 1] = string.char(i) end
every = table.concat(every)
print(http.post(BASE .. "/mirror", { body = every }):body():string() == every)
-- expect: true
