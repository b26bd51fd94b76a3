print(loadfile("no/such/file.lua"))
print(pcall(dofile, "no/such/file.lua"))
-- expect: nil	cannot open no/such/file.lua: No such file or directory
-- expect: false	cannot open no/such/file.lua: No such file or directory
