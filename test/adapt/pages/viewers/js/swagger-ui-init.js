window.onload = function () {
  var options = {
    swaggerDoc: {
      openapi: '3.0.0',
      info: { title: 'Knots', version: '1.0.0' },
      paths: {
        '/knots': {
          get: { operationId: 'listKnots', responses: { 200: { description: 'All knots.' } } },
        },
      },
    },
  };
  SwaggerUIBundle(options);
};
