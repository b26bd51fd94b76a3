local http = require("http")
local ok, err = pcall(http.get, "http://127.0.0.1:1/")
print(err:is("connect"), err:is("transport"), err:is("timeout"), err:is("denied"), err:is("quota"))
-- expect: true	true	false	false	false
print(pcall(err.is, err, "conect"))
-- expect: false	bad argument #2 to 'is' (no kind of error is called 'conect'; did you mean 'connect'?)
