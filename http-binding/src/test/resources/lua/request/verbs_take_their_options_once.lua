local http = require("http")
local function refused(...)
  print((tostring(select(2, pcall(...))):gsub("127%S+:%d+", "host")))
end
refused(http.post, { url = BASE .. "/echo" }, { json = { 1 } })
-- expect: bad argument #2 to 'post' (all options belong in the one table)
refused(http.request, { url = BASE .. "/echo" }, { json = { 1 } })
-- expect: bad argument #2 to 'request' (all options belong in the one table)
refused(http.get, { url = BASE .. "/echo", method = "DELETE" })
-- expect: method 'DELETE' is not http.get's own; http.request takes any
refused(http.put, BASE .. "/echo", { method = "PATCH" })
-- expect: method 'PATCH' is not http.put's own; http.request takes any
print(http.get(BASE .. "/echo", { method = "get" }):status_code())
-- expect: 200
refused(http.gather, { http.get(BASE .. "/echo") })
-- expect: bad argument #1 to 'gather' (an entry must be a Request, a Task, a URL or a table of options such as {url=, method=}, not a userdata)
