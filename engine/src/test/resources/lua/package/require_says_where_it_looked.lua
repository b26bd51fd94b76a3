package.path = "./?.none"
print(pcall(require, "not.there"))
-- expect: false	module 'not.there' not found:
-- expect: 	no field package.preload['not.there']
-- expect: 	no built-in module 'not.there'
-- expect: 	no file './not/there.none'
