local http = require("http")
local all = http.gather({
  BASE .. "/status/404",
  "no url",
  { url = BASE .. "/drop" },
  http.request(BASE .. "/echo"):execute_task(function() end),
  { ulr = BASE },
})
print(all[1]:status_code(), all[2].kind, all[3].kind, all[4]:status_code(), all[5].kind)
print(pcall(http.gather, { 5 }))
print(pcall(http.gather, { { "POST", BASE } }))
local ok, err = pcall(http.gather, { BASE .. "/slow", BASE .. "/drop" }, { fail_fast = true })
print(ok, err:is("transport"))
-- expect: 404	invalid_url	reset	200	invalid_option
-- expect: false	bad argument #1 to 'gather' (an entry must be a Request, a Task, a URL or a table of options such as {url=, method=}, not 5)
-- expect: false	bad argument #1 to 'gather' (an entry must be a Request, a Task, a URL or a table of options such as {url=, method=}, not a list)
-- expect: false	true
